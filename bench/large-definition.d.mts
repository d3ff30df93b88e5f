/** An agreement of `count` objectives, each with five references to other parts: the text of its definition. */
export declare function largeDefinition(count: number): string;
