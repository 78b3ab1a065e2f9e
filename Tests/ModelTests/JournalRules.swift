import Register
import Testing

/// docs/journal.md, rule by rule, as far as Model answers for them; Store answers for the rest.
@Suite struct JournalRules {}
