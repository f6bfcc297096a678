using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Time;
using IntegrationHub.Core.Reconciliation.Attributes;

namespace IntegrationHub.Core.Reconciliation.Decisions;

/// <summary>Says whether a decision can be made, and whether a second person must agree.</summary>
public static class DecisionCheck
{
    private const long Day = 86_400_000_000;

    /// <summary>The longest time for which a difference is accepted or put off, in days: what is longer is a change of the policy.</summary>
    public const int LongestDays = 731;

    /// <summary>How long a correction may take when no day is named, in days.</summary>
    public const int CorrectionDays = 7;

    /// <summary>Makes a decision of a request about a finding.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="finding">The open finding.</param>
    /// <param name="joinsGenealogies">Whether both numbers of an alias already have material in the genealogy.</param>
    /// <param name="now">Microseconds UTC.</param>
    /// <returns>The decision, not stored; or all that is wrong with the request.</returns>
    public static Outcome<Decision> Of(DecisionRequest request, Finding finding, bool joinsGenealogies, long now)
    {
        if (request.Kind == DecisionKind.SupplierAlias)
        {
            return SupplierAliasCheck.Of(request, finding, now);
        }

        var problems = new List<Problem>();
        var author = Needed(request.Author, "author", "Say who decides.");
        var reason = Needed(request.Reason, "reason", "Say why: an auditor reads it in ten years.");
        var until = Until(request, now, problems);
        if (request.Kind == DecisionKind.AcceptUntil)
        {
            Needed(request.RiskOwner, "riskOwner", "Name who carries the risk.");
        }

        var alias = finding.Values.FirstOrDefault(v => v.System == finding.System)?.Item;
        if (request.Kind == DecisionKind.Alias && (finding.System is null || alias is null || MasterAttribute.Of(finding.Attribute) is not null))
        {
            problems.Add(new("REC-0022", "An alias needs a finding that names one number of one system. Choose the finding of the other spelling; a number of a supplier is a supplier-alias.", "/kind"));
        }

        if (request.Kind == DecisionKind.Split && (request.Cases ?? []).Count(text => !string.IsNullOrWhiteSpace(text)) < 2)
        {
            problems.Add(new("REC-0024", "A split needs two cases or more. Name them, or decide the mismatch as a whole.", "/cases"));
        }

        if (problems.Count > 0)
        {
            return Outcome<Decision>.Failed(problems);
        }

        var fourEyes = finding.Severity >= Severity.High || (request.Kind == DecisionKind.Alias && joinsGenealogies);
        return Outcome<Decision>.Of(new Decision
        {
            Kind = request.Kind,
            State = fourEyes ? DecisionState.AwaitsApproval : DecisionState.InForce,
            Item = request.Kind == DecisionKind.Alias ? request.Item ?? finding.Item : finding.Item,
            Site = finding.Site,
            Scope = finding.Scope,
            Attribute = finding.Attribute,
            System = finding.System,
            Values = DecisionRules.ValuesOf(finding),
            Alias = request.Kind == DecisionKind.Alias ? alias : null,
            Cases = request.Kind == DecisionKind.Split ? request.Cases : null,
            Reason = reason,
            Until = until,
            RiskOwner = request.RiskOwner,
            FourEyes = fourEyes,
            Author = author,
            DecidedAt = now,
        });

        string Needed(string? text, string member, string remedy)
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                problems.Add(new("REC-0020", $"'{member}' is missing. {remedy}", "/" + member));
            }

            return text?.Trim() ?? "";
        }
    }

    /// <summary>Makes the next version: a second person agrees or rejects, or the decision is taken back.</summary>
    /// <param name="decision">The newest version.</param>
    /// <param name="to">The state.</param>
    /// <param name="by">Who says so.</param>
    /// <param name="now">Microseconds UTC.</param>
    /// <returns>The next version, not stored; or why it cannot be made.</returns>
    public static Outcome<Decision> Next(Decision decision, DecisionState to, string by, long now)
    {
        Problem? problem = (to, decision.State) switch
        {
            _ when string.IsNullOrWhiteSpace(by) => new("REC-0020", "'by' is missing. Say who decides.", "/by"),
            (DecisionState.InForce or DecisionState.Rejected, DecisionState.AwaitsApproval) when string.Equals(by.Trim(), decision.Author, StringComparison.OrdinalIgnoreCase)
                => new("REC-0026", $"{decision.Author} made this decision; a second person must agree or reject. Ask somebody else.", "/by", decision.Rule, by),
            (DecisionState.InForce or DecisionState.Rejected, DecisionState.AwaitsApproval) => null,
            (DecisionState.Withdrawn, DecisionState.InForce or DecisionState.AwaitsApproval) => null,
            _ => new("REC-0027", $"{decision.Rule} is {Spreadsheets.ReportJson.Word<DecisionState>(decision.State)}; nothing can be made of it. Decide the mismatch anew.", "/state", decision.Rule),
        };
        return problem is not null ? Outcome<Decision>.Failed(problem)
            : Outcome<Decision>.Of(decision with { Version = decision.Version + 1, State = to, Approver = by.Trim(), ApprovedAt = now });
    }

    private static long? Until(DecisionRequest request, long now, List<Problem> problems)
    {
        var needed = request.Kind is DecisionKind.AcceptUntil or DecisionKind.Defer;
        if (string.IsNullOrWhiteSpace(request.Until))
        {
            if (needed)
            {
                problems.Add(new("REC-0021", "'until' is missing: nothing is accepted or put off for ever. Name a day, for example 2027-06-30.", "/until"));
            }

            return request.Kind == DecisionKind.CorrectThere ? now + (CorrectionDays * Day) : null;
        }

        if (HubInstant.Parse(request.Until) is not { } until)
        {
            problems.Add(new("REC-0021", $"'until' is a date or an instant in ISO 8601; found '{request.Until}'. Write for example 2027-06-30.", "/until", RawValue: request.Until));
            return null;
        }

        if (until <= now || until > now + (LongestDays * Day))
        {
            problems.Add(new("REC-0021", FormattableString.Invariant($"'until' is a day from now on and at most {LongestDays} days ahead; found {request.Until}. Choose one, or change the policy."), "/until", RawValue: request.Until));
        }

        return until;
    }
}
