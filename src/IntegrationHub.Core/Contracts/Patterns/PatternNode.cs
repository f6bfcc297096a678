namespace IntegrationHub.Core.Contracts;

/// <summary>A parsed pattern. Groups only group: nothing here reads captures.</summary>
internal abstract record PatternNode
{
    internal sealed record Set(CodePoints Points) : PatternNode;

    internal sealed record Sequence(IReadOnlyList<PatternNode> Parts) : PatternNode;

    internal sealed record Choice(IReadOnlyList<PatternNode> Branches) : PatternNode;

    /// <summary>Most is -1 where there is no bound.</summary>
    internal sealed record Repeat(PatternNode Body, int Least, int Most) : PatternNode;

    internal sealed record AtStart : PatternNode;

    internal sealed record AtEnd : PatternNode;
}
