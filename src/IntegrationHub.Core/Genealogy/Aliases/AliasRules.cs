using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Time;

namespace IntegrationHub.Core.Genealogy.Aliases;

/// <summary>Decides which aliases can be stated, and who must agree: every alias joins genealogies, so author and approver differ.</summary>
public static class AliasRules
{
    /// <summary>Makes a proposal; it joins nothing.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="of">The node that lasts.</param>
    /// <param name="name">The node that the other name would be by itself.</param>
    /// <param name="others">Every alias, proposed or in force, that speaks of either or leads there.</param>
    /// <param name="now">Microseconds UTC.</param>
    /// <returns>The proposal, or all problems: <c>GEN-0030</c> to <c>GEN-0034</c>.</returns>
    public static Outcome<Alias> Propose(AliasRequest request, NodeFact of, NodeFact name, IReadOnlyCollection<Alias> others, long now)
    {
        var problems = new List<Problem>();
        if (string.IsNullOrWhiteSpace(request.Author) || string.IsNullOrWhiteSpace(request.Reason))
        {
            problems.Add(new("GEN-0030", "An alias names its author and its reason: an auditor reads it in ten years. Add 'author' and 'reason'.", "/reason"));
        }

        var (from, to) = (Time(request.From, "from", problems), Time(request.To, "to", problems));
        if (to is not null && from is not null && to <= from)
        {
            problems.Add(new("GEN-0031", $"The alias ends before it begins: from {request.From}, to {request.To}. Correct one of them.", "/to", RawValue: request.To));
        }

        if (of.Key == name.Key)
        {
            problems.Add(new("GEN-0032", $"Both texts name {of.Key}. Name the other number.", "/name", RawValue: request.Name));
        }
        else if (of.Kind != NodeKind.Unknown && name.Kind != NodeKind.Unknown && of.Kind != name.Kind)
        {
            problems.Add(new("GEN-0033",
                $"{of.Key} is a {Word(of)} and {name.Key} is a {Word(name)}: an alias is for two names of one physical thing. That a piece belongs to a lot, or lies in a container, is said by an event.", "/name", RawValue: request.Name));
        }

        var wish = new Alias(0, of.Key, name, from, to, request.Reason?.Trim() ?? "", Text(request.Document), request.Author?.Trim() ?? "", now);
        if (Conflict(wish, others) is { } conflict)
        {
            problems.Add(conflict);
        }

        return problems.Count > 0 ? Outcome<Alias>.Failed(problems) : Outcome<Alias>.Of(wish);
    }

    /// <summary>Agrees to what was proposed, or does not: to the alias, or to taking it back.</summary>
    /// <param name="alias">The newest version.</param>
    /// <param name="agrees">Whether the person agrees.</param>
    /// <param name="by">Who.</param>
    /// <param name="others">As for a proposal: another may have come into force since.</param>
    /// <param name="now">Microseconds UTC.</param>
    /// <returns>The next version, or <c>GEN-0034</c> or <c>GEN-0035</c>.</returns>
    public static Outcome<Alias> Decide(Alias alias, bool agrees, string? by, IReadOnlyCollection<Alias> others, long now)
    {
        var first = alias.State == AliasState.WithdrawalProposed ? alias.WithdrawnBy : alias.Author;
        Problem? problem = string.IsNullOrWhiteSpace(by) ? new("GEN-0035", "A decision names who makes it. Add 'by'.", "/by")
            : alias.State is not (AliasState.Proposed or AliasState.WithdrawalProposed) ? new("GEN-0035", $"{alias.Rule} is {Word(alias.State)}; there is nothing to agree to. Look at it again.", "/number")
            : agrees && Same(first, by) ? new("GEN-0035", $"{first} proposed it, and it changes what traces and recalls find: somebody else must agree.", "/by", RawValue: by)
            : agrees && alias.State == AliasState.Proposed ? Conflict(alias, [.. others.Where(o => o.Joins)])
            : null;
        return problem is not null ? Outcome<Alias>.Failed(problem) : Outcome<Alias>.Of((alias.State, agrees) switch
        {
            (AliasState.Proposed, _) => alias with { Version = alias.Version + 1, State = agrees ? AliasState.InForce : AliasState.Rejected, DecidedBy = by!.Trim(), DecidedAt = now },
            (_, true) => alias with { Version = alias.Version + 1, State = AliasState.Withdrawn, WithdrawalAgreedBy = by!.Trim(), At = now },
            _ => alias with { Version = alias.Version + 1, State = AliasState.InForce, WithdrawnBy = null, WithdrawalReason = null, At = now },
        });
    }

    /// <summary>Asks that an alias be taken back. A proposal falls at once; one in force joins its names until somebody else agrees.</summary>
    /// <returns>The next version, or <c>GEN-0030</c> or <c>GEN-0035</c>.</returns>
    public static Outcome<Alias> Withdraw(Alias alias, string? by, string? reason, long now) =>
        string.IsNullOrWhiteSpace(by) || string.IsNullOrWhiteSpace(reason)
            ? Failed("GEN-0030", "A withdrawal names who wants it and why. Add 'by' and 'reason'.", "/reason")
        : alias.State is not (AliasState.Proposed or AliasState.InForce)
            ? Failed("GEN-0035", $"{alias.Rule} is {Word(alias.State)}; it cannot be taken back. Look at it again.", "/number")
        : Outcome<Alias>.Of(alias with
        {
            Version = alias.Version + 1,
            State = alias.State == AliasState.Proposed ? AliasState.Withdrawn : AliasState.WithdrawalProposed,
            WithdrawnBy = by.Trim(),
            WithdrawalReason = reason.Trim(),
            At = now,
        });

    // One name stands for one thing at a time, and for nothing that is named after it.
    private static Problem? Conflict(Alias wish, IReadOnlyCollection<Alias> others)
    {
        Alias[] standing = [.. others.Where(o => o.Number != wish.Number && o.State is not (AliasState.Withdrawn or AliasState.Rejected) && o.Fact.Overlaps(wish.Fact))];
        if (Array.Find(standing, o => o.Name.Key == wish.Name.Key) is { } taken)
        {
            return new("GEN-0034", $"{wish.Name.Key} is a name of {taken.Of} at that time already, by {taken.Rule} ({Word(taken.State)}). Decide or withdraw that one first, or state when it ended.", "/name");
        }

        var reached = new HashSet<string>(StringComparer.Ordinal) { wish.Of };
        var open = new Stack<string>(reached);
        while (open.TryPop(out var key))
        {
            foreach (var next in standing.Where(o => o.Name.Key == key && reached.Add(o.Of)))
            {
                open.Push(next.Of);
            }
        }

        return reached.Contains(wish.Name.Key)
            ? new Problem("GEN-0034", $"{wish.Of} is a name of {wish.Name.Key} at that time already: the two would be names of each other. Nothing is left to state.", "/name")
            : null;
    }

    private static long? Time(string? text, string member, List<Problem> problems)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (HubInstant.Parse(text) is { } at)
        {
            return at;
        }

        problems.Add(new("GEN-0031", $"'{member}' is a date or an instant in ISO 8601; found '{text}'. Write for example 2026-03-01T06:00:00Z.", "/" + member, RawValue: text));
        return null;
    }

    private static bool Same(string? one, string other) => string.Equals(one?.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string Word(NodeFact node) => node.Kind.ToString().ToLowerInvariant();

    private static string Word(AliasState state) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(state.ToString());

    private static Outcome<Alias> Failed(string code, string message, string place) => Outcome<Alias>.Failed(new Problem(code, message, place));
}
