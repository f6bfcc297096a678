namespace IntegrationHub.Core.Reconciliation;

/// <summary>What a note is.</summary>
public enum NoteKind
{
    /// <summary>A comment.</summary>
    Comment,

    /// <summary>Whose the finding is from now on; an empty text is nobody's.</summary>
    Assignment,
}

/// <summary>A comment on a finding, or whose it is.</summary>
/// <param name="Kind">Which of both.</param>
/// <param name="Text">The comment, or the person.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="At">When, microseconds UTC.</param>
public sealed record FindingNote(NoteKind Kind, string Text, string Author, long At);

/// <summary>A time in which a finding was open.</summary>
/// <param name="From">Microseconds UTC.</param>
/// <param name="To">Microseconds UTC; null is still open.</param>
/// <param name="Explanation">What it said last.</param>
public sealed record FindingEpisode(long From, long? To, string Explanation);

/// <summary>Keeps notes on findings; they stay with a finding that closes and comes back. Every call takes part in the caller's transaction.</summary>
public interface IFindingNotes
{
    /// <summary>Adds a note.</summary>
    Task AddAsync(Finding finding, FindingNote note, CancellationToken cancellationToken);

    /// <summary>Reads the notes, the oldest first.</summary>
    Task<IReadOnlyList<FindingNote>> OfAsync(Finding finding, CancellationToken cancellationToken);

    /// <summary>Reads when the finding was open, the oldest time first.</summary>
    Task<IReadOnlyList<FindingEpisode>> EpisodesAsync(Finding finding, CancellationToken cancellationToken);
}
