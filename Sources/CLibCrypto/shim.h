/* Empty on purpose: only the link flags come from here; CCryptoShims includes what it needs of OpenSSL. */
