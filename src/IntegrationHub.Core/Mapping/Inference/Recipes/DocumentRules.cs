namespace IntegrationHub.Core.Mapping.Inference.Recipes;

/// <summary>Rules for the number that a message goes by.</summary>
internal static class DocumentRules
{
    /// <summary>Says whether a column can be the number of the message: it is never the same twice, or too little was seen to tell and it is long enough to be more than a count.</summary>
    public static bool IsUnique(ColumnFinding finding) =>
        finding.Facts is { Count: > 0 } facts && facts.UniqueShare >= 0.999 && facts.Column.Seen == facts.Count && (facts.Count >= ColumnFacts.Enough || facts.Shortest >= 6);

    /// <summary>The rule where no column is such a number.</summary>
    public static RuleDraft NoNumber(string target) => new()
    {
        Id = "id", Set = target, Do = ["{ uuid: urn }"], Confirm = "no column is a number of the message, so an id is made of the message itself: what is sent twice gets two",
    };
}
