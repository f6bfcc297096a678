using System.Text.RegularExpressions;
using IntegrationHub.Core.Mapping.Formats;
using IntegrationHub.Core.Mapping.Functions;
using IntegrationHub.Core.Mapping.Language;
using Xunit;

namespace IntegrationHub.Core.Tests.Mapping;

public sealed class ReferencePageTests
{
    private static readonly string Page = Path.Combine(Repository.Root, "mappings", "README.md");

    [Fact]
    public void The_reference_of_functions_is_what_the_declarations_say()
    {
        var text = File.ReadAllText(Page);
        var begin = text.IndexOf(FunctionReference.Begin, StringComparison.Ordinal) + FunctionReference.Begin.Length + 1;
        var end = text.IndexOf(FunctionReference.End, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("HUB_UPDATE_PAGES") == "1")
        {
            text = text[..begin] + FunctionReference.Markdown() + "\n" + text[end..];
            File.WriteAllText(Page, text);
            end = text.IndexOf(FunctionReference.End, StringComparison.Ordinal);
        }

        Assert.True(text[begin..end] == FunctionReference.Markdown() + "\n", "mappings/README.md is behind the declarations. Run this test with HUB_UPDATE_PAGES=1 and review the page.");
    }

    [Fact]
    public void Every_mapping_on_the_page_can_be_read_and_every_format_is_named()
    {
        var text = File.ReadAllText(Page);
        var snippets = Regex.Matches(text, "```yaml\n(?<yaml>[^`]*)```", RegexOptions.None, TimeSpan.FromSeconds(1)).Select(m => m.Groups["yaml"].Value).ToList();
        Assert.NotEmpty(snippets);
        Assert.All(snippets.Where(s => s.Contains("\nmapping:", StringComparison.Ordinal)), s =>
            Assert.Empty(MappingFile.Read(System.Text.Encoding.UTF8.GetBytes(s), "mappings/README.md").Problems));
        Assert.All(MessageFormats.Names, name => Assert.Contains($"`{name}`", text));
    }
}
