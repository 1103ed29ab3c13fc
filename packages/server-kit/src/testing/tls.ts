/** A TLS certificate of nobody. */
import { parseInstant } from "@bluezone/protocol/time";

/** When it ends. */
export const CERTIFICATE_END = parseInstant("2036-01-01T00:00:00Z");

/** In PEM; its private key is nowhere. */
export const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBfzCCASWgAwIBAgIUNkV3xfczh7RkIsX38W/NtsfeXP0wCgYIKoZIzj0EAwIw
FTETMBEGA1UEAwwKZXhhbXBsZS52bjAeFw0yNjAxMDEwMDAwMDBaFw0zNjAxMDEw
MDAwMDBaMBUxEzARBgNVBAMMCmV4YW1wbGUudm4wWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAASJ0Mw+/jPaHTM79bV5jXCC5tBo32XOwqHjSuKCrnsp3qRmuvufrLpX
sGT1vwVTE2L6HJMHg8kscsFzdbZI+ykOo1MwUTAdBgNVHQ4EFgQU1ZMYvrR/u13K
0WEqejLLtakSplEwHwYDVR0jBBgwFoAU1ZMYvrR/u13K0WEqejLLtakSplEwDwYD
VR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNIADBFAiEAwpTwhsiCcH7itPAT48Gm
APOY2shnqVoN+HrR6SNIoo0CIH/yCh9etIwkU6p+v+6K8rAaznEuB+oxbIZcnHTb
aGsb
-----END CERTIFICATE-----
`;
