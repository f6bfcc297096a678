using System.Text.RegularExpressions;
using IntegrationHub.Core.Mapping.Formats;
using IntegrationHub.Core.Mapping.Formats.Layouts;
using IntegrationHub.Core.Mapping.Functions;
using IntegrationHub.Core.Mapping.Language;
using IntegrationHub.Core.Translation;
using IntegrationHub.Core.Versioning;
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
    public void The_translation_table_is_what_the_policy_says()
    {
        var file = Path.Combine(Repository.Root, "mappings", "policies", "translation.yaml");
        var table = PolicyReference.Markdown(TranslationPolicyReader.Read(YamlTree.Read(File.ReadAllBytes(file), file).Value).Value);
        var text = File.ReadAllText(Page);
        var begin = text.IndexOf(PolicyReference.Begin, StringComparison.Ordinal) + PolicyReference.Begin.Length + 1;
        var end = text.IndexOf(PolicyReference.End, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("HUB_UPDATE_PAGES") == "1")
        {
            text = text[..begin] + table + text[end..];
            File.WriteAllText(Page, text);
            end = text.IndexOf(PolicyReference.End, StringComparison.Ordinal);
        }

        Assert.True(text[begin..end] == table, "mappings/README.md is behind policies/translation.yaml. Run this test with HUB_UPDATE_PAGES=1 and review the page.");
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

    [Fact]
    public void Every_option_of_a_format_stands_in_its_row()
    {
        var rows = File.ReadAllLines(Page).Where(line => line.StartsWith("| `", StringComparison.Ordinal)).ToList();
        Assert.All(MessageFormats.Names, name =>
        {
            var row = Assert.Single(rows, line => line.Split('|')[1].Split(',').Any(cell => cell.Trim() == $"`{name}`"));
            Assert.All(MessageFormats.OptionsOf(name), option => Assert.Contains($"`{option}`", row));
        });
    }

    [Fact]
    public void Every_layout_on_the_page_can_be_read() =>
        Assert.All(
            Regex.Matches(File.ReadAllText(Page), "```yaml\n(?<yaml>[^`]*\nlayout:[^`]*)```", RegexOptions.None, TimeSpan.FromSeconds(1)),
            match => Assert.Empty(FormatLayout.Read(System.Text.Encoding.UTF8.GetBytes(match.Groups["yaml"].Value), "mappings/README.md").Problems));
}
