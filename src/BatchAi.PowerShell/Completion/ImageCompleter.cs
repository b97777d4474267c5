namespace BatchAi.Completion;

/// <summary>Completes images: the two that have a name of their own, and how all others are written.</summary>
public sealed class ImageCompleter() : FixedCompleter(
    "UbuntuLTS",
    "UbuntuDSVM",
    "Canonical:UbuntuServer:16.04-LTS:latest",
    "microsoft-ads:linux-data-science-vm-ubuntu:linuxdsvmubuntu:latest",
    "microsoft-azure-batch:ubuntu-server-container:16-04-lts:latest");
