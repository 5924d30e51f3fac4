"""Whether the records may stand: rules, their guide, texts and judgements to read again."""
