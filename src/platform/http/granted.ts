import type { Language, Permission, Permit, Purpose } from '#kernel';
import type { Register } from '../register.ts';

/** What a route asks of its caller: a permission, a session of whatever kind, or nothing. */
export type Need = Permission | 'signed in' | 'public';

/** Who is signed in, as far as an edge needs to know. */
export interface SignedIn {
  readonly userId: string;
  readonly sessionId: string;
  readonly language: Language;
}

/** What a handler gets as its second argument: the permit the route asked for. */
export type Granted<N extends Need> = N extends 'public'
  ? null
  : N extends 'signed in'
    ? SignedIn
    : N extends Permission
      ? Permit<N>
      : never;

/** The caller as the edge sees it, before anybody has said who it is. */
export interface Caller {
  readonly requestId: string;
  readonly address: string;
  /** The opaque token from the session cookie; `null` without one. */
  readonly sessionToken: string | null;
  /** The token of `Authorization: Bearer …`; `null` without one. */
  readonly bearerToken: string | null;
  readonly purpose: Purpose | null;
  /** The case that the call belongs to, as the header `Kortisto-Reason` names it. */
  readonly reason: string | null;
}

/** The answer to “may this caller?”. `granted` is the permit or the session that the handler gets. */
export type Authorisation =
  | {
      readonly kind: 'authorised';
      readonly granted: unknown;
      readonly language: Language | null;
      readonly userId: string;
    }
  | {
      readonly kind: 'denied';
      readonly because:
        | 'not_signed_in'
        | 'no_right'
        | 'undertaking_not_accepted'
        | 'password_must_be_changed'
        | 'purpose_missing';
      /** The language of the user who may not; null when nobody is signed in. */
      readonly language: Language | null;
    };

/** Says whether a caller may do what a route asks. Given by the wiring; the edge knows no users. */
export type Authoriser = (caller: Caller, need: Exclude<Need, 'public'>) => Promise<Authorisation>;

/** The circumstances of one call, for handlers that need more than their input and permit. */
export interface Call extends Caller {
  readonly language: Language;
  /** The register that is served: for public routes, which have no permit to find it by. */
  readonly register: Register;
  /** The anti-forgery token that belongs to the session; `null` without a session. */
  readonly csrfToken: string | null;
  /** Sets the session cookie; `token` is kept by the browser only, its hash by the server. */
  startSession(token: string): void;
  /** Takes the session cookie away from the browser. */
  endSession(): void;
}
