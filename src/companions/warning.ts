/** The warning of every answer: nobody should take these calls for documented ones. */
export const warning = 'this call is not in the document (docs/companions.md)';
