/* A state that is plain memory can be copied without an allocation; the functions that OpenSSL 3 wants instead need one for each. */
#define OPENSSL_SUPPRESS_DEPRECATED

#include "CCryptoShims.h"

#include <openssl/sha.h>

_Static_assert(sizeof(SHA256_CTX) <= sizeof(ccrypto_sha256), "the state has room for OpenSSL's");

void ccrypto_sha256_init(ccrypto_sha256 *state) { SHA256_Init((SHA256_CTX *)state); }

void ccrypto_sha256_update(ccrypto_sha256 *state, const uint8_t *bytes, size_t count) {
  if (count > 0) SHA256_Update((SHA256_CTX *)state, bytes, count);
}

void ccrypto_sha256_final(ccrypto_sha256 *state, uint8_t *digest) { SHA256_Final(digest, (SHA256_CTX *)state); }
