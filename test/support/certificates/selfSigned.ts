/**
 * A certificate for `localhost` that nobody has signed but itself, so that no client trusts it, and its
 * key. They are for tests alone and protect nothing.
 */
export const selfSigned = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgR3B/EzdQZ/Zt+Bbb
G7zcRzz/rFq+rPT5GZ+hJssTT3KhRANCAASLgelQ6IrZOEQ/nBtrO58Eg2reonUl
RbsId8rqQ++A7pEw9jEWNs2rI4JZrlgTedQ+MnOZkegd3lvQR3vLBXTI
-----END PRIVATE KEY-----
`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBmzCCAUGgAwIBAgIUL0eS/CWe8m7xmjld2SY6gTpHW14wCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyNDIyMTUxMloYDzIxMjYxMDMx
MjIxNTEyWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAASLgelQ6IrZOEQ/nBtrO58Eg2reonUlRbsId8rqQ++A7pEw9jEWNs2r
I4JZrlgTedQ+MnOZkegd3lvQR3vLBXTIo28wbTAdBgNVHQ4EFgQUKFlziz/kwrlH
srwo79S7cvRDRfAwHwYDVR0jBBgwFoAUKFlziz/kwrlHsrwo79S7cvRDRfAwDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
zj0EAwIDSAAwRQIhALrHfafqpeodHvZnVyFfBFC6h1TP7vg7CTBeIY45gsrdAiAo
Ma/Tm7Xzt4oHzTCITybWhJPQ28ColBw7JJ/+7P7+3Q==
-----END CERTIFICATE-----
`,
};
