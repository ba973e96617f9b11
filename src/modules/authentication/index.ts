/** Ways of proving who one is: phone code, password, passkey, one-time code, recovery, invitation. */
export {}
