package pki

import (
	"crypto/tls"
	"crypto/x509"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"testing"
)

// serve answers with the name of the client as the server understood it.
func serve(t *testing.T, authority *Authority) *httptest.Server {
	t.Helper()
	pair, err := authority.Server("kube-apiserver", "10.96.0.1")
	if err != nil {
		t.Fatal(err)
	}
	cert, err := tls.X509KeyPair(pair.Cert, pair.Key)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		subject := r.TLS.PeerCertificates[0].Subject
		_, _ = io.WriteString(w, subject.CommonName+"/"+subject.Organization[0])
	}))
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	server.TLS = &tls.Config{Certificates: []tls.Certificate{cert}, ClientCAs: pool(authority), ClientAuth: tls.RequireAndVerifyClientCert}
	server.StartTLS()
	t.Cleanup(server.Close)
	return server
}

func pool(authority *Authority) *x509.CertPool {
	result := x509.NewCertPool()
	result.AppendCertsFromPEM(authority.Cert)
	return result
}

func get(t *testing.T, url string, trusted, issuer *Authority) (string, error) {
	t.Helper()
	pair, err := issuer.Client("admin", "system:masters")
	if err != nil {
		t.Fatal(err)
	}
	cert, err := tls.X509KeyPair(pair.Cert, pair.Key)
	if err != nil {
		t.Fatal(err)
	}
	client := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: pool(trusted), Certificates: []tls.Certificate{cert}}}}
	response, err := client.Get(url)
	if err != nil {
		return "", err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	return string(body), err
}

func TestServerAndClientTrustTheirAuthorityOnly(t *testing.T) {
	ours, err := NewAuthority("ours")
	if err != nil {
		t.Fatal(err)
	}
	theirs, err := NewAuthority("theirs")
	if err != nil {
		t.Fatal(err)
	}
	server := serve(t, ours)

	if name, err := get(t, server.URL, ours, ours); err != nil || name != "admin/system:masters" {
		t.Errorf("own client: %q, %v", name, err)
	}
	if _, err := get(t, server.URL, theirs, ours); err == nil {
		t.Error("a client that trusts another authority accepted the server")
	}
	if _, err := get(t, server.URL, ours, theirs); err == nil {
		t.Error("the server accepted a client of another authority")
	}
}

func TestServerRefusesWhatIsNoAddress(t *testing.T) {
	authority, err := NewAuthority("ours")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := authority.Server("kube-apiserver", "10.96"); err == nil {
		t.Error("10.96 was taken for an address")
	}
}
