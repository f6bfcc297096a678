namespace IntegrationHub.Core.Mapping.Inference;

/// <summary>Chooses columns for the members of a canonical message: by what was measured first, by name where nothing could be measured. A column is taken once.</summary>
internal sealed class Candidates(IReadOnlyList<ColumnFinding> findings)
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    public IReadOnlyList<ColumnFinding> All => findings;

    /// <summary>Finds the column with a role, in the rows of a level; columns of what holds the rows count too where <paramref name="above"/> is true.</summary>
    public ColumnFinding? Role(ColumnRole role, Hint hint, string level, Hint preferred = Hint.None, bool above = false) => Take(Free(level, above)
        .Where(finding => finding.Role == role || (finding.Role is ColumnRole.Undecided or ColumnRole.Constant or ColumnRole.Code && Says(finding, hint)))
        .OrderByDescending(finding => finding.Role == role ? finding.Certainty : Certainty.None)
        .ThenByDescending(finding => (finding.Hint & (preferred == Hint.None ? hint : preferred)) != 0)
        .ThenBy(Depth));

    /// <summary>Finds the column whose name hints at something, and nothing else than that.</summary>
    public ColumnFinding? Named(Hint hint, string level, Func<ColumnFinding, bool>? fits = null) => Take(Free(level, false)
        .Where(finding => (finding.Hint & hint) != 0 && finding.Role is not (ColumnRole.Time or ColumnRole.Unit) && (fits is null || fits(finding)))
        .OrderBy(finding => System.Numerics.BitOperations.PopCount((uint)finding.Hint)).ThenByDescending(finding => finding.Facts.Count).ThenBy(Depth));

    /// <summary>Finds a column of outcomes: every word is known, and one at least is a verdict.</summary>
    public ColumnFinding? Outcome(string level) => Take(Free(level, false).Where(IsOutcome)
        .OrderByDescending(finding => finding.Hint.HasFlag(Hint.Outcome)).ThenBy(Depth));

    /// <summary>Looks without taking.</summary>
    public T Look<T>(Func<Candidates, T> ask) => ask(new Candidates([.. findings.Where(finding => !_taken.Contains(finding.Path))]));

    public static bool IsOutcome(ColumnFinding finding) =>
        finding.Facts is { Count: > 0, Distinct: <= 12, Number: null } facts
        && facts.Values.Count(value => Vocabulary.IsOutcome(value.Text, out _)) >= facts.Distinct * 0.8
        && facts.Values.Any(value => value.Text.Length > 1 && Vocabulary.IsOutcome(value.Text, out var outcome) && outcome is "passed" or "failed" && !bool.TryParse(value.Text, out _));

    private IEnumerable<ColumnFinding> Free(string level, bool above) =>
        findings.Where(finding => finding.Facts.Count > 0 && !_taken.Contains(finding.Path)
            && (finding.Facts.Column.Level.Path == level || (above && level.StartsWith(finding.Facts.Column.Level.Path, StringComparison.Ordinal))));

    // A name that hints at two things (BatchSerialNumber) says neither, and what a number of things is named must look like one.
    private static bool Says(ColumnFinding finding, Hint hint) =>
        (finding.Hint & hint) != 0 && (finding.Hint & (Hint.Serial | Hint.Lot | Hint.Item | Hint.Order | Hint.Counter | Hint.Quantity) & ~hint) == 0
        && ((hint & (Hint.Serial | Hint.Lot | Hint.Item | Hint.Order)) == 0 || (finding.Facts is { IdentifierShare: >= 0.95, FlagShare: 0 } && NameHints.Words(NameHints.NameOf(finding.Path)).Count <= 3));

    private static int Depth(ColumnFinding finding) => finding.Path.Count(c => c == '/');

    private ColumnFinding? Take(IEnumerable<ColumnFinding> ranked)
    {
        var best = ranked.FirstOrDefault();
        if (best is not null)
        {
            _taken.Add(best.Path);
        }

        return best;
    }
}
