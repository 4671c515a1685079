/** English texts around the calculators of categories; their questions and answers stand in their tables (reporting/rads). */
export const radsMessages = {
  rads: {
    open: "Calculate category",
    title: "Calculate a category",
    system: "System",
    choose: "Choose …",
    sizeTaken: "Sizes are taken from the finding; change them where the system measures otherwise.",
    start: "Choose a system.",
    category: "Category",
    none: "No category",
    reasoning: "How it comes about",
    recommendation: "What the system recommends",
    source: "Source: {{source}}",
    use: "Use this category",
    insertReasoning: "Insert the reasoning into the description",
    insertRecommendation: "Insert the recommendation",
    insertedReasoning: "The reasoning stands in the description.",
    insertedRecommendation: "The recommendation stands in the finding.",
    noRoom: "There is no room for it: shorten the text of the finding first.",
    yours:
      "The tables are applied as they stand. The category, and whether the system fits the patient, are yours to judge.",
  },
} as const;
