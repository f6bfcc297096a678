using System.Diagnostics;
using System.Text.RegularExpressions;
using Xunit;

namespace IntegrationHub.EndToEnd.Tests.Documentation;

/// <summary>What the READMEs promise: commands parse, paths exist.</summary>
public sealed class ReadmeTests
{
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;
    private static readonly Regex Link = new(@"\]\((?<path>[^)\s]+)\)", Linear);
    private static readonly Regex Code = new("`(?<path>[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]*)+)`", Linear);
    private static readonly Regex Snippet = new(@"^(?<command>hub|dotnet run --project src/IntegrationHub\.Cli --) (?<arguments>.+)$", Linear);
    private static readonly Regex Argument = new("<[a-z.-]+> ", Linear);
    private static readonly Regex Word = new("\"[^\"]*\"|[^ ]+", Linear);

    public static TheoryData<string> Readmes => [.. Tree.Files(".md").Select(Tree.Relative)];

    public static TheoryData<string> Commands => [.. Snippets().Distinct(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Every_command_in_a_README_is_one_that_the_executable_knows(string arguments)
    {
        var words = Word.Matches(arguments).Select(match => match.Value.Trim('"')).ToList();
        var verbs = words.TakeWhile(word => char.IsAsciiLetterLower(word[0]) && word.All(c => char.IsAsciiLetterLower(c) || c == '-')).Take(2).ToList();
        // The usage of a verb's own verb also shows the argument of the first: "hub translate <file> what-if".
        var help = Argument.Replace(await HelpAsync(verbs), "");
        if (verbs.Count == 2 && !help.Contains($"hub {verbs[0]} {verbs[1]}", StringComparison.Ordinal))
        {
            // The second word is an argument; where the verb has verbs of its own, its help lists them and the word is none of them.
            verbs.RemoveAt(1);
        }

        Assert.Contains($"hub {string.Join(' ', verbs)}", help, StringComparison.Ordinal);
        Assert.DoesNotContain("Commands:", help, StringComparison.Ordinal);
        Assert.All(words.Where(word => word.StartsWith("--", StringComparison.Ordinal)), option => Assert.Contains($" {option} ", help, StringComparison.Ordinal));
    }

    [Fact]
    public void The_READMEs_show_commands() => Assert.NotEmpty(Snippets());

    [Theory]
    [MemberData(nameof(Readmes))]
    public void Every_link_and_every_path_in_a_README_exists(string readme)
    {
        var text = File.ReadAllText(Path.Combine(Tree.Root, readme));
        var own = Path.GetDirectoryName(Path.Combine(Tree.Root, readme))!;
        var links = Link.Matches(text).Select(match => match.Groups["path"].Value)
            .Where(path => !path.Contains("://", StringComparison.Ordinal) && !path.StartsWith('#'))
            .Select(path => path.Split('#')[0])
            .Where(path => !Exists(own, path));

        // In code a path counts from the folder of the README, from the root, or from where its project lies.
        var places = new[] { own, Tree.Root, Path.Combine(Tree.Root, "src"), Path.Combine(Tree.Root, "tests"), Path.Combine(Tree.Root, "src", "IntegrationHub.Core") };
        var paths = Code.Matches(text).Select(match => match.Groups["path"].Value)
            .Where(path => Tree.BeginsInTheRepository(path) && !path.Split('/').Any(Tree.Ignored.Contains))
            .Where(path => !places.Any(place => Exists(place, path)));

        Assert.Empty(links.Concat(paths));
    }

    [Fact]
    public void Everything_that_the_image_copies_exists()
    {
        var sources = File.ReadLines(Path.Combine(Tree.Root, "docker", "Dockerfile"))
            .Where(line => line.StartsWith("COPY ", StringComparison.Ordinal) && !line.Contains("--from", StringComparison.Ordinal))
            .SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..^1])
            .ToList();

        Assert.NotEmpty(sources);
        Assert.All(sources, source => Assert.True(Exists(Tree.Root, source), $"{source} is not there."));
    }

    private static bool Exists(string folder, string path) => Path.Exists(Path.Combine(folder, path.TrimEnd('/')));

    private static IEnumerable<string> Snippets()
    {
        foreach (var readme in Tree.Files(".md"))
        {
            var fenced = false;
            foreach (var line in File.ReadLines(readme))
            {
                fenced ^= line.StartsWith("```", StringComparison.Ordinal);
                if (fenced && Snippet.Match(line.Trim()) is { Success: true } match)
                {
                    yield return match.Groups["arguments"].Value;
                }
            }
        }
    }

    private static async Task<string> HelpAsync(IEnumerable<string> verbs)
    {
        // The executable lies beside the tests.
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "hub.dll"), .. verbs, "--help"])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        using var process = Process.Start(start)!;
        var help = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        return help;
    }
}
