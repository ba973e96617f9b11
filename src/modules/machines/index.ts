/** Machines that call the API: keys, client credentials, their scopes and limits. */
export {}
