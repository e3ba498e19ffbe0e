/** An authority that no system knows. It is for tests alone and protects nothing. */
export const privateCa = `-----BEGIN CERTIFICATE-----
MIIBuDCCAV+gAwIBAgIUYZyau2Yv/rNxkqr2Y3tsNEYAiicwCgYIKoZIzj0EAwIw
KTEnMCUGA1UEAwweUHJpdmF0ZSBBdXRob3JpdHkgb2YgdGhlIFRlc3RzMCAXDTI2
MTEyNTAwMDg1NFoYDzIxMjYxMTAxMDAwODU0WjApMScwJQYDVQQDDB5Qcml2YXRl
IEF1dGhvcml0eSBvZiB0aGUgVGVzdHMwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNC
AARDYWsNsoauAltrOz0fH6RUYKwBsnESSVVwq6wDri0HeLDv6Mz9XNOWeUj7QjRE
yCTNZBGEmlQBAzuPlQo+BETto2MwYTAdBgNVHQ4EFgQUmCekNGIGhWJdJvaoTA2f
mVf40p4wHwYDVR0jBBgwFoAUmCekNGIGhWJdJvaoTA2fmVf40p4wDwYDVR0TAQH/
BAUwAwEB/zAOBgNVHQ8BAf8EBAMCAQYwCgYIKoZIzj0EAwIDRwAwRAIgbXPw0rBl
RjAMk71AbjrCBAHrIgiHphRVWaB8cdMoTiYCIGA1jtfO5C5zhy5wSzRsqlodQy6S
nTgbOnQJv+0uJGaE
-----END CERTIFICATE-----
`;

/** The names that `signedByPrivateCa` is for; no name server knows the first. */
export const signedHosts = ['authing.test', 'localhost', '127.0.0.1'] as const;

/** A certificate that the authority has signed, and its key. */
export const signedByPrivateCa = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgU1kLCXYxzsFNjRuQ
P8ODWubJeFFoiae+uorR6/m4cm6hRANCAATk+qkoGCbgpXD7kwARgTYKr1G11CVv
jtSULavT/ahuULibhK+c/JuvKpLZIOGESNCPGyjaVqn+AkfgZ15gpdTe
-----END PRIVATE KEY-----
`,
  cert: `-----BEGIN CERTIFICATE-----
MIIB4jCCAYigAwIBAgIUCIom2EzkZMIgKqcHimtUkPwmesowCgYIKoZIzj0EAwIw
KTEnMCUGA1UEAwweUHJpdmF0ZSBBdXRob3JpdHkgb2YgdGhlIFRlc3RzMCAXDTI2
MTEyNTAwMDg1NFoYDzIxMjYxMTAxMDAwODU0WjAXMRUwEwYDVQQDDAxhdXRoaW5n
LnRlc3QwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAATk+qkoGCbgpXD7kwARgTYK
r1G11CVvjtSULavT/ahuULibhK+c/JuvKpLZIOGESNCPGyjaVqn+AkfgZ15gpdTe
o4GdMIGaMAkGA1UdEwQCMAAwDgYDVR0PAQH/BAQDAgeAMBMGA1UdJQQMMAoGCCsG
AQUFBwMBMCgGA1UdEQQhMB+CDGF1dGhpbmcudGVzdIIJbG9jYWxob3N0hwR/AAAB
MB0GA1UdDgQWBBQjCWClpvG1vroNniQ48trrCxf/ZzAfBgNVHSMEGDAWgBSYJ6Q0
YgaFYl0m9qhMDZ+ZV/jSnjAKBggqhkjOPQQDAgNIADBFAiBYKEaNGUROJW6GZkeW
3GvXg1K5/WIvr6pIVLhWxhzXSgIhAI8DwOpufLYd2WCx/SI1gPxwc3tbH1ijAjUQ
xmwmfdCp
-----END CERTIFICATE-----
`,
};
