using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Pipeline.Configuration;
using IntegrationHub.Core.Systems;
using IntegrationHub.Core.Translation;

namespace IntegrationHub.Host.Api.Translation;

/// <summary>Reads a case out of the words of an address; all faults are told at once.</summary>
internal static class PolicyQuestion
{
    public static Outcome<PolicyCase> Read(
        HubPolicies policies, string? operation, string? source, string? target, string? purpose, string? item, string? itemClass, string? risk, string? site)
    {
        var (op, from, to, why) = (Codes.Parse<Operation>(operation, "operation"), Codes.Parse<SourceGranularity>(source, "source"), Codes.Parse<TargetHolding>(target, "target"), Codes.Parse<Purpose>(purpose, "purpose"));
        Problem[] problems =
        [
            .. op.Problems, .. from.Problems, .. to.Problems, .. why.Problems,
            .. Missing("operation", operation), .. Missing("source", source), .. Missing("target", target), .. Unknown(policies, itemClass, risk),
        ];
        if (problems.Length > 0)
        {
            return Outcome<PolicyCase>.Failed(problems);
        }

        var found = string.IsNullOrWhiteSpace(item) ? null : policies.Items.Find(item.Trim(), null);
        return Outcome<PolicyCase>.Of(new PolicyCase(
            op.Value!.Value, from.Value!.Value, to.Value!.Value, why.Value ?? Purpose.Posting, Said(risk) ?? found?.Risk, Said(site), Said(itemClass) ?? found?.Id));
    }

    private static IEnumerable<Problem> Missing(string name, string? value) => !string.IsNullOrWhiteSpace(value) ? []
        : [new Problem("API-0013", $"A case names {name}. Pass ?{name}= with one of the words of the policy table.", "/" + name)];

    private static IEnumerable<Problem> Unknown(HubPolicies policies, string? itemClass, string? risk)
    {
        if (Said(itemClass) is { } named && policies.Items.Classes.All(c => c.Id != named))
        {
            yield return new Problem("API-0004", $"'{named}' is no item class. Use one of: {string.Join(", ", policies.Items.Classes.Select(c => c.Id))}.", "/itemClass", RawValue: named);
        }

        if (Said(risk) is { } level && policies.Items.Classes.All(c => c.Risk != level))
        {
            yield return new Problem("API-0004", $"'{level}' is no risk class. Use one of: {string.Join(", ", policies.Items.Classes.Select(c => c.Risk).Distinct())}.", "/risk", RawValue: level);
        }
    }

    private static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
