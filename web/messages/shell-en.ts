export const shellMessages = {
  navigation: {
    label: "Main",
    open: "Open the menu",
    close: "Close the menu",
    home: "Start",
    ask: "Ask for a second opinion",
    shouldI: "Should I ask?",
    refer: "Refer a patient",
    cases: "Cases",
    inbox: "Unclaimed studies",
    people: "People",
    keeping: "Keeping",
    read: "Reading list",
    grades: "Second grades",
  },
  account: {
    menu: "Your account: {{name}}",
    settings: "Account and security",
    signedOut: "You are signed out.",
  },
  demo: "Demonstration: every person and every image here is invented.",
  footer: {
    notEmergency: "Not for emergencies. If you have sudden or severe symptoms, call your emergency number now.",
    about: "Overread, free software for second opinions in radiology",
  },
  confirm: {
    reason: "Reason",
    reasonHelp: "It is kept in the case's record.",
    reasonShort: "Please give the reason in a few words.",
  },
  sessionEnded: "Your session has ended. Please sign in again; what was saved is still there.",
} as const;
