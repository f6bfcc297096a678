using System.CommandLine;
using IntegrationHub.Cli.Output;
using IntegrationHub.Cli.Session;
using IntegrationHub.Core.Pipeline.Configuration;

namespace IntegrationHub.Cli.Versioning;

/// <summary>Compares two versions of an item by meaning.</summary>
internal static class DiffCommand
{
    public static Command Create(GlobalOptions options)
    {
        var old = new Argument<string>("old") { Description = "The old version: a file, or ID@VERSION of the store or the home." };
        var @new = new Argument<string>("new") { Description = "The new version." };
        var kind = new Option<string?>("--kind") { Description = $"What ID@VERSION is, where several items have that name. One of: {string.Join(", ", NamedVersion.Kinds)}." };
        kind.AcceptOnlyFromAmong([.. NamedVersion.Kinds]);
        var command = new Command("diff", "Compares two versions of a mapping, code list, layout, contract, policy, system or register by meaning. Exit 1 when somebody must decide: see mappings/README.md and contracts/README.md.") { old, @new, kind };
        command.SetAction(async (result, cancellationToken) =>
        {
            var home = HomeFiles.OpenIfAny(result, options);
            var versions = new NamedVersion(result, options, home, result.GetValue(kind));
            var compared = ItemDiff.Compare(
                await versions.FindAsync(result.GetValue(old)!, cancellationToken), await versions.FindAsync(result.GetValue(@new)!, cancellationToken), home, home.Library.FindCodeList);
            if (!compared.Succeeded)
            {
                throw new WrongUseException(string.Join(Environment.NewLine, compared.Problems.Select(problem => $"  {problem}").Prepend("These cannot be compared:")));
            }

            if (result.GetValue(options.Json))
            {
                Json.Print(DiffReport.ToJson(compared.Value));
            }
            else
            {
                DiffReport.Print(compared.Value);
            }

            return compared.Value.NeedsDecision ? ExitCodes.No : ExitCodes.Fine;
        });
        return command;
    }
}
