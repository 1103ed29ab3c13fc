/** What authenticator apps and passkeys call this. */
export const ISSUER = "Bluezone";
