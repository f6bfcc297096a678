using System.CommandLine;

namespace IntegrationHub.Cli;

/// <summary>Says what is wrong with a command line and where the help is.</summary>
internal static class WrongUse
{
    public static int Report(IReadOnlyList<string> messages, ParseResult result)
    {
        foreach (var message in messages)
        {
            Console.Error.WriteLine(message);
        }

        Console.Error.WriteLine($"See: hub {Path(result)}--help");
        return ExitCodes.WrongUse;
    }

    private static string Path(ParseResult result)
    {
        var names = new List<string>();
        for (var command = result.CommandResult; command?.Parent is not null; command = command.Parent as System.CommandLine.Parsing.CommandResult)
        {
            names.Insert(0, command.Command.Name);
        }

        return names.Count == 0 ? "" : string.Join(' ', names) + " ";
    }
}
