/** How strictly an agreement is judged: within one company, as a contract, or under the rules of a supervisor. */
export type Profile = 'internal' | 'contract' | 'regulated';
