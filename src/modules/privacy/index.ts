/** Personal data of the office: inventory, processing register, consent, retention, breaches. */
export {}
