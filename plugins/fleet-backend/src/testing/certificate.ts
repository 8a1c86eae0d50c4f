/** A certificate authority's certificate that nothing was signed with. */
export const TEST_CA = `-----BEGIN CERTIFICATE-----
MIIBmjCCAUGgAwIBAgIUboY5d8pko5+J25cQUWGXFgGCgQUwCgYIKoZIzj0EAwIw
IjEgMB4GA1UEAwwXZmxvdGlsbGEgdGVzdCBhdXRob3JpdHkwIBcNMjYxMTI0MTc0
MjI5WhgPMjEyNjEwMzExNzQyMjlaMCIxIDAeBgNVBAMMF2Zsb3RpbGxhIHRlc3Qg
YXV0aG9yaXR5MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE1Npg+amOFOIKJav9
NOSXAH0mo4KyezFhv2NZz6JGwX7PGPPXJWBsOGH18rWaz7KOB3uBWOD4fNR+9xd+
1/OBR6NTMFEwHQYDVR0OBBYEFKVH4W/uY7vewosBYanD2zJvxzSSMB8GA1UdIwQY
MBaAFKVH4W/uY7vewosBYanD2zJvxzSSMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZI
zj0EAwIDRwAwRAIgBOFKKBMjUm6PL3ZgKtakRDiTfOHYxvpvDXXVYqWjD6QCIC/E
nNdwvPByZhpgrhettn6k7+76jLYIwelefufRrkpZ
-----END CERTIFICATE-----
`;

export const base64 = (text: string) => Buffer.from(text).toString('base64');
