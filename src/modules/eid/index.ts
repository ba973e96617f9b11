/** E-identity: sign-in by OpenID Connect providers, levels of assurance, linking by personal number. */
export {}
