using Xunit;

namespace IntegrationHub.EndToEnd.Tests.Documentation;

/// <summary>What may be in the repository.</summary>
public sealed class TreeTests
{
    private static readonly string[] TopLevel =
    [
        "src", "tests", "contracts", "mappings", "docker",
        "IntegrationHub.sln", "README.md", "LICENSE", "global.json", "Directory.Build.props", "Directory.Packages.props",
    ];

    // Put together, so that this file does not hold what it looks for.
    private static readonly string[] Unwanted = ["TO" + "DO", "FIX" + "ME", "/wo" + "rk/", "/ho" + "me/", "/tm" + "p/"];

    private static readonly string[] TextFiles =
        [".md", ".cs", ".razor", ".css", ".json", ".yaml", ".xml", ".csproj", ".props", ".sln", ".txt", "Dockerfile", ".editorconfig"];

    [Fact]
    public void The_top_level_holds_what_the_README_names_and_nothing_else()
    {
        var found = Directory.EnumerateFileSystemEntries(Tree.Root).Select(entry => Path.GetFileName(entry))
            .Where(name => !name.StartsWith('.') && !Tree.Ignored.Contains(name));

        Assert.Equal(TopLevel.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_folder_at_the_top_has_a_README() =>
        Assert.All(TopLevel.Where(name => !name.Contains('.') && name != "LICENSE"), name => Assert.True(File.Exists(Path.Combine(Tree.Root, name, "README.md")), $"{name} has no README.md."));

    [Fact]
    public void No_file_holds_unfinished_work_or_paths_of_one_machine()
    {
        var found = from file in Tree.Files(TextFiles)
                    from line in File.ReadLines(file).Select((text, index) => (Text: text, Number: index + 1))
                    from word in Unwanted
                    where line.Text.Contains(word, StringComparison.Ordinal)
                    select $"{Tree.Relative(file)}:{line.Number} {word}";

        Assert.Empty(found);
    }
}
