using IntegrationHub.Core.Mapping.Language;

namespace IntegrationHub.Core.Mapping.Functions;

/// <summary>Something of the input that a function reads besides its value.</summary>
/// <param name="Pointer">The pointer.</param>
/// <param name="OfItem">Whether it is relative to the items of the list that the function works on, not to the current element.</param>
internal sealed record FunctionRead(MappingPointer Pointer, bool OfItem);
