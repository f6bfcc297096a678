using IntegrationHub.Cli.Output;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Pipeline.Configuration;

namespace IntegrationHub.Cli.Mapping;

/// <summary>Prints what a check found: faults always and whole; the rest as a summary, or whole of what was named.</summary>
internal sealed class CheckText(ConfigurationReport report, IReadOnlyList<string> named)
{
    private const int Shown = 4;

    private bool Whole => named.Count > 0;

    public void Print()
    {
        foreach (var fault in report.Faults)
        {
            Console.Out.WriteLine(fault);
        }

        foreach (var (mapping, members) in report.Unread.Where(pair => pair.Value.Count > 0 && IsNamed(pair.Key)))
        {
            Console.Out.WriteLine($"{mapping} does not read {Some(members)}");
        }

        foreach (var guess in report.Unconfirmed)
        {
            Console.Out.WriteLine(guess);
        }

        foreach (var name in report.WithoutKey.Where(IsNamed))
        {
            Console.Out.WriteLine($"{name} has no idempotency key: what is sent twice counts twice");
        }

        Remarks();
        // Faults come first and are read first; a list of versions below them would hide them.
        foreach (var (name, closure) in report.Closures.Where(pair => report.Faults.Count == 0 && IsNamed(pair.Key)))
        {
            Console.Out.WriteLine(Whole ? $"{name} runs with {closure.Hash}:" : $"{name} runs with {closure.Hash} ({closure.Items.Count} items)");
            foreach (var item in closure.Items.Where(_ => Whole))
            {
                Console.Out.WriteLine($"  {item}");
            }
        }

        if (!Whole && report.Closures.Count > 0)
        {
            Console.Out.WriteLine("hub check SYSTEM or SYSTEM/INTERFACE tells everything of one");
        }

        if (report.Unconfirmed.Count > 0)
        {
            Console.Out.WriteLine($"{(report.Unconfirmed.Count == 1 ? "1 guess is" : $"{report.Unconfirmed.Count} guesses are")} open: no interface runs with them before they are confirmed");
        }

        var items = string.Join(", ", report.Items.OrderBy(pair => pair.Key).Select(pair => $"{pair.Value} {pair.Key}"));
        Console.Out.WriteLine($"{(report.Faults.Count == 0 ? "no fault" : report.Faults.Count == 1 ? "1 fault" : $"{report.Faults.Count} faults")} in {items}");
    }

    // One remark of a kind and file stands for those like it.
    private void Remarks()
    {
        foreach (var like in report.Remarks.Where(remark => IsNamed(Folder(remark))).GroupBy(remark => (remark.Code, Problems.FileAndLine(remark.Place)?.File)))
        {
            foreach (var remark in like.Take(Whole ? int.MaxValue : 1))
            {
                Console.Out.WriteLine($"to look at: {remark}");
            }

            if (!Whole && like.Skip(1).Any())
            {
                Console.Out.WriteLine($"  and {like.Count() - 1} like it in line {string.Join(", ", like.Skip(1).Select(remark => Problems.FileAndLine(remark.Place)?.Line).Distinct())}");
            }
        }
    }

    private string Some(IReadOnlyList<string> members) => Whole || members.Count <= Shown + 1
        ? string.Join(", ", members)
        : $"{string.Join(", ", members.Take(Shown))} and {members.Count - Shown} more";

    // A name is a system, or an interface or mapping of one, with or without its version.
    private bool IsNamed(string what) => !Whole || named.Any(name => what.Equals(name, StringComparison.Ordinal)
        || what.StartsWith(name + "/", StringComparison.Ordinal) || what.StartsWith(name + "@", StringComparison.Ordinal));

    private static string Folder(Problem remark) => Problems.FileAndLine(remark.Place) is var (file, _)
        ? Path.ChangeExtension(file[(file.IndexOf('/', StringComparison.Ordinal) + 1)..], null) : "";
}
