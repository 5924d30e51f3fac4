/* The language of the site, with what scripts say in it. English stands in the scripts; a site in another language
   has a file of this name with all messages (generator/publish/script_words.py). */
export const catalogue = { language: "en", locale: "en-GB", forms: ["one", "other"], messages: {} };
