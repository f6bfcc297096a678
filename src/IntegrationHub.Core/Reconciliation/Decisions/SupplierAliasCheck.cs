using IntegrationHub.Core.Canonical;

namespace IntegrationHub.Core.Reconciliation.Decisions;

/// <summary>A supplier's number that somebody says is a supplier of the authority.</summary>
/// <param name="System">The system that writes the number.</param>
/// <param name="Number">The number as it writes it.</param>
/// <param name="Supplier">The supplier's number at the authority.</param>
/// <param name="Evidence">Why they may be one, in words.</param>
public sealed record SupplierAliasWish(string? System, string? Number, string? Supplier, string? Evidence = null);

/// <summary>Says whether a supplier alias can be decided. It always waits for a second person.</summary>
public static class SupplierAliasCheck
{
    /// <summary>Makes a decision of a wish that no finding stands behind, for example of a list.</summary>
    /// <param name="wish">What is one.</param>
    /// <param name="author">Who says so.</param>
    /// <param name="reason">Why.</param>
    /// <param name="standing">The supplier aliases that are in force or wait.</param>
    /// <param name="now">Microseconds UTC.</param>
    /// <returns>The decision, not stored; or all that is wrong with the wish.</returns>
    public static Outcome<Decision> Of(SupplierAliasWish wish, string author, string reason, IEnumerable<Decision> standing, long now)
    {
        var problems = new List<Problem>();
        Needed(author, "author", "Say who decides.");
        Needed(reason, "reason", "Say why: an auditor reads it in ten years.");
        Needed(wish.System, "system", "Name the system that writes the number.");
        Needed(wish.Number, "number", "Name the supplier's number as the system writes it.");
        Needed(wish.Supplier, "supplier", "Name the supplier's number at the authority.");
        if (problems.Count == 0 && wish.Number!.Trim() == wish.Supplier!.Trim())
        {
            problems.Add(new("REC-0044", $"Both numbers are '{wish.Number}': there is nothing to join.", "/number", RawValue: wish.Number));
        }

        if (problems.Count == 0 && standing.FirstOrDefault(one => one.System == wish.System!.Trim() && one.Alias == wish.Number!.Trim()) is { } other)
        {
            problems.Add(new("REC-0045", $"{other.Rule} already says that {other.Alias} in {other.System} is {other.Item}{(other.State == DecisionState.AwaitsApproval ? ", and waits for a second person" : "")}. Withdraw it first.", "/number", other.Rule, wish.Number));
        }

        return problems.Count > 0 ? Outcome<Decision>.Failed(problems) : Outcome<Decision>.Of(new Decision
        {
            Kind = DecisionKind.SupplierAlias,
            State = DecisionState.AwaitsApproval,
            Item = wish.Supplier!.Trim(),
            Attribute = Decision.SupplierAttribute,
            System = wish.System!.Trim(),
            Alias = wish.Number!.Trim(),
            Values = string.IsNullOrWhiteSpace(wish.Evidence) ? "no evidence was given" : wish.Evidence.Trim(),
            Reason = reason.Trim(),
            FourEyes = true,
            Author = author.Trim(),
            DecidedAt = now,
        });

        void Needed(string? text, string member, string remedy)
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                problems.Add(new("REC-0020", $"'{member}' is missing. {remedy}", "/" + member));
            }
        }
    }

    /// <summary>Says whether a request asks for an alias twice: a supplier stands at many items, and one alias holds for all of them.</summary>
    /// <param name="made">The decision, not stored.</param>
    /// <param name="asked">The aliases for which the request asked before.</param>
    /// <returns>The earlier one where it says the same; the decision itself where there is none; or why the two contradict each other.</returns>
    public static Outcome<Decision> Once(Decision made, IEnumerable<Decision> asked) =>
        asked.FirstOrDefault(one => one.System == made.System && one.Alias == made.Alias) is not { } earlier ? Outcome<Decision>.Of(made)
        : earlier.Item == made.Item ? Outcome<Decision>.Of(earlier)
        : Outcome<Decision>.Failed(new Problem("REC-0045", $"The request also says that {earlier.Alias} in {earlier.System} is {earlier.Item}. Decide which of the two it is.", "/number", RawValue: made.Alias));

    /// <summary>Finds the only two numbers of a finding that can be one supplier: each system names one that the other does not.</summary>
    internal static (string? Number, string? Supplier) Likely(Finding finding)
    {
        if (finding is not { Attribute: "suppliers", System: not null, Authority: not null })
        {
            return (null, null);
        }

        // A number with its scheme before it is worldwide and has no alias.
        var (said, right) = (Said(finding, finding.System), Said(finding, finding.Authority));
        var (own, missing) = (said.Except(right, StringComparer.Ordinal).ToList(), right.Except(said, StringComparer.Ordinal).ToList());
        return own is [var number] && missing is [var supplier] && !number.Contains(' ', StringComparison.Ordinal) && !supplier.Contains(' ', StringComparison.Ordinal) ? (number, supplier) : (null, null);
    }

    /// <summary>Makes a decision of a request about a finding of the suppliers of an item.</summary>
    internal static Outcome<Decision> Of(DecisionRequest request, Finding finding, long now)
    {
        var made = Of(new SupplierAliasWish(finding.System, request.Number, request.Item, DecisionRules.ValuesOf(finding)), request.Author, request.Reason, [], now);
        if (finding.Attribute != "suppliers" || !made.Succeeded)
        {
            return finding.Attribute == "suppliers" ? made
                : Outcome<Decision>.Failed(new Problem("REC-0046", "A supplier alias needs a finding of the suppliers of an item. Choose one, or name system, number and supplier without a finding.", "/kind"));
        }

        // What neither system said of this item was not looked at.
        var (said, right) = (Said(finding, finding.System), Said(finding, finding.Authority));
        return !said.Contains(made.Value.Alias!, StringComparer.Ordinal) ? Outcome<Decision>.Failed(new Problem("REC-0047", $"{finding.System} does not name the supplier '{request.Number}' of this item; it names {string.Join(", ", said)}. Choose one of them.", "/number", RawValue: request.Number))
            : !right.Contains(made.Value.Item, StringComparer.Ordinal) ? Outcome<Decision>.Failed(new Problem("REC-0047", $"{finding.Authority} does not name the supplier '{request.Item}' of this item; it names {string.Join(", ", right)}. Choose one of them.", "/item", RawValue: request.Item))
            : made;
    }

    private static string[] Said(Finding finding, string? system) =>
        finding.Values.FirstOrDefault(value => value.System == system)?.Value.Split(", ", StringSplitOptions.TrimEntries) ?? [];
}
