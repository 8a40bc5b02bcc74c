package io.opengate.auth.client;

/** A method whose proof is the certificate behind the connection; the request itself only names the client. */
public interface CertificateProof extends ClientProof {}
