import type { FastifyHelmetOptions } from '@fastify/helmet';

/**
 * The security headers of every answer. Scripts only from files of our own; styles may stand in the document, because the
 * component library writes its variables into a `<style>` element.
 *
 * Referrer-Policy is `same-origin`: with `no-referrer` browsers send `Origin: null` for our own forms (Fetch standard,
 * “append a request `Origin` header”, read 2026-11-22), and they would be refused as forged.
 */
export function headersFor(publicOrigin: string | null): FastifyHelmetOptions {
  const isSecure = publicOrigin?.startsWith('https:') ?? false;
  return {
    global: true,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: isSecure ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
    crossOriginEmbedderPolicy: false,
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
  };
}
