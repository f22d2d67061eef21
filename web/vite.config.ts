import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where a register under development answers, for `vite web` beside it. */
const REGISTER = process.env['KORTISTO_ORIGIN'] ?? 'http://127.0.0.1:3210';
const PATHS_OF_THE_REGISTER = ['/api', '/openapi.json', '/healthz', '/rekisteriseloste', '/portal', '/portal.css'];

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    // Inlined modules would need scripts that the content security policy forbids.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
  server: { proxy: Object.fromEntries(PATHS_OF_THE_REGISTER.map((path) => [path, REGISTER])) },
});
