package fleet

import (
	"crypto/rand"
	"crypto/tls"
	"encoding/hex"

	"flotilla/testbed/internal/pki"
)

// credentials make one certificate for all servers, which differ in their ports,
// and the authority that clients are to trust.
func credentials() (tls.Certificate, []byte, error) {
	authority, err := pki.NewAuthority("flotilla-load")
	if err != nil {
		return tls.Certificate{}, nil, err
	}
	pair, err := authority.Server("load", "10.96.0.1")
	if err != nil {
		return tls.Certificate{}, nil, err
	}
	certificate, err := tls.X509KeyPair(pair.Cert, pair.Key)
	return certificate, authority.Cert, err
}

func newToken() string {
	token := make([]byte, 32)
	// It never fails.
	_, _ = rand.Read(token)
	return hex.EncodeToString(token)
}
