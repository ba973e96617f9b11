/** Data subjects: what is held about a person, who looked at it, and her requests. */
export {}
