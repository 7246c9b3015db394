// Who may talk to this host: whoever has the token, or the cookie that the token was exchanged for.
// Secrets are compared in constant time and never written anywhere but to their owner.
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** A token must be hard to guess: at least 16 characters that need no escaping in an address. */
export const TOKEN_SHAPE = /^[A-Za-z0-9._~-]{16,512}$/;

// A window opened by the host itself takes its code at once; a code nobody took is worth nothing a minute later.
const CODE_LIFE = 60_000;

export interface Session {
  readonly cookieName: string;
  /** True for the token, or for a code that {@link mintCode} made; a code is spent by asking. */
  admits(secret: string): boolean;
  /** A code that stands in for the token in one address, once: command lines can be read by others on the machine. */
  mintCode(): string;
  /** The Set-Cookie header for whoever was admitted. */
  setCookie(): string;
  /** True where the request's headers hold the token (`Authorization: Bearer`) or the cookie. */
  allows(headers: { readonly authorization?: string | undefined; readonly cookie?: string | undefined }): boolean;
}

/** 256 random bits, fit for an address. */
export function makeToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Compares in a time that does not depend on where the two differ. */
export function sameSecret(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text, 'utf8').digest();
  return timingSafeEqual(digest(a), digest(b));
}

/** The session of one host. Cookies cross ports, so the cookie is named by its own. */
export function createSession(token: string, port: number, now: () => number = Date.now): Session {
  const cookieName = `entente-${port}`;
  // Not the token itself: what another local server may be sent as a cookie cannot be used as the token.
  const cookie = createHmac('sha256', token).update(`cookie ${port}`).digest('base64url');
  const codes = new Map<string, number>();

  const spend = (secret: string): boolean => {
    const digest = createHash('sha256').update(secret).digest('base64url');
    const expires = codes.get(digest);
    codes.delete(digest);
    return expires !== undefined && expires > now();
  };

  return {
    cookieName,
    admits: (secret) => sameSecret(secret, token) || spend(secret),
    mintCode: () => {
      for (const [digest, expires] of codes) if (expires <= now()) codes.delete(digest);
      const code = makeToken();
      codes.set(createHash('sha256').update(code).digest('base64url'), now() + CODE_LIFE);
      return code;
    },
    setCookie: () => `${cookieName}=${cookie}; HttpOnly; SameSite=Strict; Path=/`,
    allows: ({ authorization, cookie: cookies }) => {
      const bearer = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
      if (bearer !== undefined) return sameSecret(bearer, token);
      return cookiesNamed(cookies ?? '', cookieName).some((value) => sameSecret(value, cookie));
    },
  };
}

/** The values of every cookie of a name: another server on this machine may have set one of the same name. */
function cookiesNamed(header: string, name: string): string[] {
  return header
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
}
