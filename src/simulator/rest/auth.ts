/** Who is calling: the App by its JWT, an installation or a person by a token. */
import { createPublicKey, verify } from 'node:crypto';
import { GitHubError } from '../model/errors.ts';
import type { Hub, Principal } from '../model/hub.ts';

const unauthorized = (message: string) => new GitHubError(401, message);

/** Reads an Authorization header. Throws 401 in GitHub's words, which Octokit's clock correction knows by heart. */
export function authenticate(hub: Hub, header: string | undefined): Principal {
  const credentials = /^(?:bearer|token) (\S+)$/i.exec(header ?? '')?.[1];
  if (credentials === undefined) throw unauthorized('Requires authentication');
  if (credentials.split('.').length === 3) return checkJwt(hub, credentials);
  const token = hub.tokens.get(credentials);
  if (!token || (token.expiresAt && token.expiresAt <= hub.now())) throw unauthorized('Bad credentials');
  return token.principal;
}

/** GitHub: RS256, issued by the App's id, not in the future, and good for 10 minutes at most. */
function checkJwt(hub: Hub, jwt: string): Principal {
  const [header = '', payload = '', signature = ''] = jwt.split('.');
  const key = createPublicKey(hub.app.publicKey);
  const signed = verify('RSA-SHA256', Buffer.from(`${header}.${payload}`), key, Buffer.from(signature, 'base64url'));
  if (!signed || decode(header).alg !== 'RS256') throw unauthorized('A JSON web token could not be decoded');
  const { iss, iat, exp } = decode(payload);
  const now = Math.floor(hub.now().getTime() / 1000);
  if (String(iss) !== String(hub.app.id)) throw new GitHubError(404, 'Integration not found');
  if (typeof iat !== 'number' || iat > now) {
    throw unauthorized(
      "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued",
    );
  }
  if (typeof exp !== 'number' || exp <= now) {
    throw unauthorized(
      "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires",
    );
  }
  if (exp > now + 600) throw unauthorized("'Expiration time' claim ('exp') is too far in the future");
  return { kind: 'app' };
}

function decode(part: string): Record<string, unknown> {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as Record<string, unknown>;
  } catch {
    throw unauthorized('A JSON web token could not be decoded');
  }
}
