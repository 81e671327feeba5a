/**
 * What codes are made of. No 0 O, 1 I L; no vowel, D or W, which Telex and VNI rewrite: whatever a person reads on paper or
 * types is one letter only.
 */
export const CODE_LETTERS = '23456789BCFGHKMNPQRSTVXZ';
