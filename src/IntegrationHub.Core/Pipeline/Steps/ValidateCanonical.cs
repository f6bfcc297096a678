using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Genealogy.Boundaries;

namespace IntegrationHub.Core.Pipeline.Steps;

/// <summary>Checks what the mapping made against the canonical contract: a fault here is the mapping's, and must not reach a store.</summary>
internal static class ValidateCanonical
{
    private const string Prefix = "canonical/";

    public static void Run(MessageWork work)
    {
        foreach (var document in work.Canonical)
        {
            var contract = work.Flow.To[document.Type];
            var tape = TokenTape.Parse(document.Bytes);
            if (!tape.Succeeded)
            {
                work.Refuse("validate-canonical", tape.Problems);
                continue;
            }

            using (tape.Value)
            {
                var result = contract.Validate(tape.Value);
                work.Refuse("validate-canonical", result.Errors.Select(error => error.ToProblem()));
                if (result.Errors.Count == 0 && Bare(document.Type) == "material-event")
                {
                    work.Refuse("validate-canonical", EventBoundary.Ambiguities(CanonicalJson.Read<MaterialEvent>(document.Bytes)));
                }
            }
        }

        // From here on the type is the bare name, for example material-event.
        work.Canonical = [.. work.Canonical.Select(document => document with { Type = Bare(document.Type) })];
    }

    private static string Bare(string reference) =>
        reference[(reference.StartsWith(Prefix, StringComparison.Ordinal) ? Prefix.Length : 0)..reference.LastIndexOf('@')];
}
